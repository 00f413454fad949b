import { showConnection } from "./connection";
import { showDialog } from "./dialog";
import { place } from "./format";
import { showHelp } from "./help";
import { close } from "./server";
import { startSidebar } from "./sidebar";

if (place === "dialog") showDialog();
else if (place === "connection") showConnection();
else if (place === "help") showHelp();
else startSidebar();

// Google's dialogs hear of no key that is pressed in them.
if (place !== "sidebar") {
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
}
