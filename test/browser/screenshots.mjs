import { mkdirSync, writeFileSync } from "node:fs";
import gifenc from "gifenc";
import { chromium } from "playwright-core";
import { PNG } from "pngjs";
import { servePlayground } from "../../local/playground/serve.mjs";

const FOLDER = "docs";
/** The spreadsheet and the sidebar, without what is the playground's own. */
const WITHOUT_SWITCHES = "header { display: none !important }";
const WITHOUT_CHAT = `
  #chat { display: none !important }
  main { grid-template-rows: minmax(0, 1fr) 0 !important }
`;

mkdirSync(FOLDER, { recursive: true });
const server = await servePlayground();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  await takePictures();
  await takeFilm();
} finally {
  await browser.close();
  await server.stop();
}

/** Somebody at the playground, in English. */
async function visit({ viewport, scale, query }) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale });
  await page.goto(`${server.url}?language=en&sidebar=closed&${query}`);
  const sidebar = page.frameLocator("#sidebar iframe");
  return {
    page,
    sidebar,
    openMenu: () => page.getByRole("button", { name: "Chat Spaces" }).click(),
    openSidebar: () =>
      page.getByRole("menuitem", { name: "Create spaces from this sheet…" }).click(),
    press: (name) => sidebar.getByRole("button", { name }).click(),
    seen: (name) => sidebar.getByRole("heading", { level: 1, name }).waitFor(),
    /** @returns a picture, without what these styles hide */
    async look(...styles) {
      const tags = await Promise.all(styles.map((content) => page.addStyleTag({ content })));
      await page.mouse.move(0, 0);
      const picture = await page.screenshot();
      for (const tag of tags) await tag.evaluate((element) => element.remove());
      return picture;
    },
  };
}

/** The documents' pictures, at double density. */
async function takePictures() {
  const viewport = { width: 1180, height: 540 };
  const visitor = await visit({ viewport, scale: 2, query: "sheet=school&speed=1" });
  const { page, sidebar, press } = visitor;
  const take = async (name) => {
    writeFileSync(`${FOLDER}/${name}.png`, await visitor.look(WITHOUT_SWITCHES, WITHOUT_CHAT));
  };
  await visitor.openMenu();
  await take("menu");
  await visitor.openSidebar();
  await visitor.seen("7 spaces to create");
  await take("check");
  await press("Create all 7 spaces…");
  await press("Create 7 spaces");
  await sidebar.locator('[role=progressbar]:not([aria-valuenow="0"])').waitFor();
  await page.locator("[name=speed]").selectOption("0");
  await take("progress");
  await page.locator("[name=speed]").selectOption("instant");
  await visitor.seen(/Done/);
  await take("result");
  await page.close();
}

/** From a list to its spaces in Chat, as the README shows it. */
async function takeFilm() {
  const viewport = { width: 1100, height: 680 };
  const visitor = await visit({ viewport, scale: 1.5, query: "sheet=list&speed=instant" });
  const { page, press, seen } = visitor;
  const frames = [];
  const show = async (seconds) => {
    frames.push({ picture: await visitor.look(WITHOUT_SWITCHES), delay: 1000 * seconds });
  };
  await show(2);
  await visitor.openMenu();
  await show(1.5);
  await visitor.openSidebar();
  await press("Use these columns");
  await seen("3 spaces to create");
  await show(3);
  await press("Create only the first one…");
  await seen(/^Create “/);
  await show(3);
  await press("Create 1 space");
  await seen(/Done/);
  await show(3);
  await press(/other 2/);
  await seen("Create 2 spaces now?");
  await show(2);
  await press("Create 2 spaces");
  await seen(/Done/);
  await show(2);
  await page.locator("#chat button").first().click();
  await show(4);
  await page.close();
  writeFileSync(`${FOLDER}/film.gif`, filmOf(frames));
}

/** All frames with the colours of one palette, so that nothing flickers. */
function filmOf(frames) {
  const { GIFEncoder, quantize, applyPalette } = gifenc;
  const images = frames.map(({ picture, delay }) => ({ ...PNG.sync.read(picture), delay }));
  const palette = quantize(new Uint8Array(Buffer.concat(images.map(({ data }) => data))), 256);
  const gif = GIFEncoder();
  for (const { data, width, height, delay } of images) {
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
  }
  gif.finish();
  return gif.bytes();
}
