import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { servePlayground } from "../../local/playground/serve.mjs";

/** The README's pictures: the spreadsheet and the sidebar, without what is the playground's own. */
const JUST_THE_SHEET = `
  header, #chat { display: none !important }
  main { grid-template-rows: minmax(0, 1fr) 0 !important }
`;

const folder = "docs";
mkdirSync(folder, { recursive: true });
const server = await servePlayground();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 560 } });
  await page.goto(`${server.url}?language=en&sheet=school&speed=10&sidebar=closed`);
  const menu = page.getByRole("button", { name: "Chat Spaces" });
  const sidebar = page.frameLocator("#sidebar iframe");
  const press = (name) => sidebar.getByRole("button", { name }).click();
  const take = async (name) => {
    const style = await page.addStyleTag({ content: JUST_THE_SHEET });
    await page.screenshot({ path: `${folder}/${name}.png` });
    await style.evaluate((element) => element.remove());
  };

  await menu.click();
  await take("menu");
  await page.getByRole("menuitem", { name: "Create spaces from this sheet…" }).click();
  await sidebar.getByRole("heading", { name: "7 spaces to create" }).waitFor();
  await take("check");
  await press("Create all 7 spaces…");
  await press("Create 7 spaces");
  await sidebar.locator('[role=progressbar]:not([aria-valuenow="0"])').waitFor();
  await page.locator("[name=speed]").selectOption("0");
  await take("progress");
  await page.locator("[name=speed]").selectOption("instant");
  await sidebar.getByRole("heading", { level: 1, name: /Done/ }).waitFor();
  await take("result");
} finally {
  await browser.close();
  await server.stop();
}
