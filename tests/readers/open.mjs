// Takes an EPUB and a folder; opens it in foliate-js and epub.js, in a headless Chromium, on
// loopback; prints what they found as JSON and leaves pictures of pages in the folder.
// usage: node open.mjs BROWSER BOOK.epub FOLDER FIRST-READING
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import puppeteer from 'puppeteer-core'

const [browserPath, bookPath, folder, reading] = process.argv.slice(2)
const here = path.dirname(new URL(import.meta.url).pathname)
const types = {
    '.js': 'text/javascript', '.mjs': 'text/javascript', '.html': 'text/html; charset=utf-8',
    '.epub': 'application/epub+zip',
}
const pages = {
    '/foliate.html': `<!DOCTYPE html><html lang="en"><title>foliate</title><link rel="icon" href="data:,">
<style>html,body{margin:0;height:100%}foliate-view{display:block;height:100%}</style><body>
<script type="module">import '/node_modules/foliate-js/view.js'
import { FootnoteHandler } from '/node_modules/foliate-js/footnotes.js'
window.FootnoteHandler = FootnoteHandler; window.ready = true</script>`,
    '/epubjs.html': `<!DOCTYPE html><html lang="en"><title>epub.js</title><link rel="icon" href="data:,">
<body><div id="book" style="width:800px;height:600px"></div>
<script src="/node_modules/jszip/dist/jszip.min.js"></script>
<script src="/node_modules/epubjs/dist/epub.js"></script>`,
}

const server = http.createServer((request, response) => {
    const wanted = decodeURIComponent(request.url.split('?')[0])
    if (pages[wanted]) {
        response.writeHead(200, { 'content-type': types['.html'] })
        return response.end(pages[wanted])
    }
    const file = wanted === '/book.epub' ? bookPath : path.join(here, path.normalize(wanted))
    fs.readFile(file, (fault, data) => {
        response.writeHead(fault ? 404 : 200, {
            'content-type': types[path.extname(file)] ?? 'application/octet-stream',
        })
        response.end(fault ? '' : data)
    })
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const base = `http://127.0.0.1:${server.address().port}`
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'publish-readers-'))
const browser = await puppeteer.launch({
    executablePath: browserPath,
    headless: true,
    userDataDir: profile,
    args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--disable-dev-shm-usage', '--hide-scrollbars',
    ],
})
const faults = []

async function open(address, size) {
    const page = await browser.newPage()
    await page.setViewport(size)
    page.on('pageerror', fault => faults.push(`${address}: ${fault.message}`))
    page.on('console', said => {
        if (said.type() === 'error') faults.push(`${address}: ${said.text()} ${said.location()?.url}`)
    })
    page.on('request', asked => {
        const url = asked.url()
        if (!/^(http:\/\/127\.0\.0\.1|blob:|data:|about:)/.test(url)) faults.push(`asked for ${url}`)
    })
    await page.goto(base + address)
    return page
}

async function foliate() {
    const page = await open('/foliate.html', { width: 820, height: 1180 })
    await page.waitForFunction('window.ready')
    const found = await page.evaluate(async reading => {
        const wait = ms => new Promise(done => setTimeout(done, ms))
        const flat = list => (list ?? []).flatMap(e => [
            { label: e.label, href: e.href }, ...flat(e.subitems)])
        const view = document.createElement('foliate-view')
        document.body.append(view)
        await view.open('/book.epub')
        const book = view.book
        const out = {
            title: book.metadata.title,
            contents: flat(book.toc), pages: flat(book.pageList), landmarks: flat(book.landmarks),
            sections: book.sections.map(s => s.id), dead: [], links: 0, roles: {}, ids: 0,
        }
        const documents = []
        for (const section of book.sections) documents.push(await section.createDocument())
        const leads = href => {
            const target = book.resolveHref(href)
            return target && target.index >= 0
                && (!href.includes('#') || target.anchor(documents[target.index]))
        }
        for (const list of [out.contents, out.pages, out.landmarks])
            for (const { href } of list) {
                out.links++
                if (!leads(href)) out.dead.push(href)
            }
        for (const [index, doc] of documents.entries()) {
            for (const a of doc.querySelectorAll('a[href]')) {
                const href = book.sections[index].resolveHref(a.getAttribute('href'))
                if (book.isExternal(href)) continue
                out.links++
                if (!leads(href)) out.dead.push(`${book.sections[index].id}: ${href}`)
            }
            for (const e of doc.querySelectorAll('[role]')) {
                const role = e.getAttribute('role')
                out.roles[role] = (out.roles[role] ?? 0) + 1
            }
        }
        const index = book.sections.findIndex(s => s.id.endsWith(`/${reading}.xhtml`))
        await view.goTo(index)
        await wait(300)
        const doc = view.renderer.getContents()[0].doc
        await doc.fonts.ready
        out.fonts = [...doc.fonts].map(f => ({ family: f.family, style: f.style, weight: f.weight,
            status: f.status }))
        out.pictures = [...doc.images].map(i => i.naturalWidth)
        out.popups = []
        const popup = async a => {
            const handler = new FootnoteHandler()
            let shown
            const rendered = new Promise(done => handler.addEventListener('render', e => {
                const inner = e.detail.view.renderer.getContents()[0].doc
                shown = { type: e.detail.type, hidden: e.detail.hidden,
                    text: inner.body.textContent.trim().replace(/\s+/g, ' ') }
                done()
            }))
            handler.addEventListener('before-render', e => {
                e.detail.view.style.cssText = 'display:block;width:300px;height:200px'
                document.body.append(e.detail.view)
                e.detail.view.addEventListener('load', () => {})
            })
            const href = book.sections[index].resolveHref(a.getAttribute('href'))
            const event = new CustomEvent('link', { detail: { a, href }, cancelable: true })
            await Promise.race([handler.handle(book, event), wait(5000)])
            await Promise.race([rendered, wait(2000)])
            return { call: a.textContent, role: a.getAttribute('role'), ...shown }
        }
        const calls = [...doc.querySelectorAll('[role=doc-noteref]')].slice(0, 3)
        const terms = [...doc.querySelectorAll('[role=doc-glossref]')].slice(0, 1)
        for (const a of [...calls, ...terms]) out.popups.push(await popup(a))
        return out
    }, reading)
    await page.close()
    return found
}

async function epubjs() {
    const page = await open('/epubjs.html', { width: 820, height: 640 })
    const found = await page.evaluate(async reading => {
        const flat = list => (list ?? []).flatMap(e => [
            { label: e.label.trim(), href: e.href }, ...flat(e.subitems)])
        const book = ePub('/book.epub')
        await book.ready
        const navigation = await book.loaded.navigation
        await book.loaded.pageList
        const rendition = book.renderTo('book', { width: 800, height: 600 })
        await rendition.display()
        const out = {
            title: (await book.loaded.metadata).title,
            contents: flat(navigation.toc),
            landmarks: (navigation.landmarks ?? []).map(l => ({ label: l.label, href: l.href })),
            pages: (book.pageList?.pageList ?? []).map(p => ({ label: String(p.page), href: p.href })),
            sections: [], dead: [],
        }
        book.spine.each(section => out.sections.push(section.href))
        await rendition.display(out.sections.find(href => href.endsWith(`/${reading}.xhtml`)))
        const { document: doc } = rendition.getContents()[0]
        await doc.fonts.ready
        out.heading = doc.querySelector('h1')?.textContent.trim()
        out.fonts = [...doc.fonts].map(f => ({ family: f.family, status: f.status }))
        for (const a of doc.querySelectorAll('a[href^="#"]'))
            if (!doc.getElementById(decodeURIComponent(a.getAttribute('href').slice(1))))
                out.dead.push(a.getAttribute('href'))
        return out
    }, reading)
    await page.close()
    return found
}

const looks = {
    light: 'html{color-scheme:light;background:#fff;color:#111}',
    dark: 'html{color-scheme:dark;background:#121212;color:#ddd}a:link{color:#9cf}',
}
const sizes = { phone: { width: 390, height: 844, deviceScaleFactor: 2 },
    tablet: { width: 820, height: 1180 } }

async function pictures() {
    const made = []
    for (const [sizeName, size] of Object.entries(sizes))
        for (const [lookName, css] of Object.entries(looks)) {
            const page = await open('/foliate.html', size)
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: lookName }])
            await page.waitForFunction('window.ready')
            await page.evaluate(async () => {
                const view = document.createElement('foliate-view')
                document.body.append(view)
                await view.open('/book.epub')
                view.renderer.setAttribute('margin', '40px')
                window.view = view
            })
            for (const wanted of ['cover.xhtml', 'title-page.xhtml', 'nav.xhtml', `${reading}.xhtml`,
                'notes', 'glossary.xhtml', 'colophon.xhtml']) {
                const there = await page.evaluate(async (wanted, css, reading) => {
                    const { view } = window
                    const name = wanted === 'notes' ? `${reading}.xhtml` : wanted
                    const index = view.book.sections.findIndex(s => s.id.endsWith(name))
                    if (index < 0) return false
                    view.renderer.setStyles?.(css)
                    const anchor = wanted === 'notes'
                        ? doc => doc.querySelector('section.notes') ?? 0 : () => 0
                    await view.renderer.goTo({ index, anchor })
                    view.renderer.setStyles?.(css)
                    await view.renderer.getContents()[0].doc.fonts.ready
                    await new Promise(done => setTimeout(done, 250))
                    return true
                }, wanted, css, reading)
                if (!there) continue
                const name = `${sizeName}-${lookName}-${wanted.replace('.xhtml', '')}.png`
                await page.screenshot({ path: path.join(folder, name) })
                made.push(name)
            }
            await page.close()
        }
    return made
}

// Every page as a plain document, phone-wide and at 300 %: does anything stick out, does any rule
// fix a colour that a dark theme would then hide?
async function reflow() {
    const page = await open('/foliate.html', { width: 390, height: 844 })
    await page.waitForFunction('window.ready')
    const found = await page.evaluate(async () => {
        const view = document.createElement('foliate-view')
        document.body.append(view)
        await view.open('/book.epub')
        const out = []
        for (const section of view.book.sections) {
            const frame = document.createElement('iframe')
            frame.style.cssText = 'width:390px;height:844px;border:0'
            const loaded = new Promise(done => frame.addEventListener('load', done, { once: true }))
            frame.src = await section.load()
            document.body.append(frame)
            await loaded
            const doc = frame.contentDocument
            doc.documentElement.style.cssText = 'font-size:300%;color:rgb(1, 2, 3);background:#fff'
            await doc.fonts.ready
            const painted = new Set()
            for (const e of doc.body.querySelectorAll('*')) {
                const style = frame.contentWindow.getComputedStyle(e)
                const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
                if (own && !e.closest('a') && style.color !== 'rgb(1, 2, 3)') painted.add(style.color)
                if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') painted.add(style.backgroundColor)
            }
            const wide = [...doc.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > 391)
                .map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 30)}`)
            out.push({ section: section.id, width: doc.documentElement.scrollWidth,
                wide: wide.slice(0, 5), painted: [...painted] })
            frame.remove()
        }
        return out
    })
    await page.close()
    return found
}

try {
    const found = { foliate: await foliate(), epubjs: await epubjs(), reflow: await reflow() }
    if (folder) found.pictures = await pictures()
    console.log(JSON.stringify({ ...found, faults }))
} finally {
    await browser.close()
    server.close()
    fs.rmSync(profile, { recursive: true, force: true })
}
