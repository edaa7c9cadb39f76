// Takes EPUBs; checks each with EpubCheck, all in one run of Java, which costs more to start than a
// small EPUB costs to check; prints one line a message: file, severity, id, place, message, parted
// by tabs, and a line "file, CHECKED" when it is through with a file.

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public final class CheckAll {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] files) {
        for (String file : files) {
            new EpubCheck(new File(file), new Lines(file)).check();
            OUT.println(String.join("\t", file, "CHECKED"));
        }
    }

    private static final class Lines extends MasterReport {
        private final String file;

        Lines(String file) {
            this.file = file;
            setEpubFileName(file);
        }

        @Override
        public void message(Message message, EPUBLocation location, Object... args) {
            String said = message.getMessage(args).replaceAll("\\s+", " ");
            String place = location.getPath() + ":" + location.getLine();
            OUT.println(String.join("\t", file, message.getSeverity().toString(),
                    message.getID().toString(), place, said));
        }

        @Override
        public void info(String resource, FeatureEnum feature, String value) {
        }

        @Override
        public int generate() {
            return 0;
        }

        @Override
        public void initialize() {
        }
    }
}
