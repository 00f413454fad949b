import { showConnection } from "./connection";
import { showDialog } from "./dialog";
import { place } from "./format";
import { startSidebar } from "./sidebar";

if (place === "dialog") showDialog();
else if (place === "connection") showConnection();
else startSidebar();
