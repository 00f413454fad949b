import { showDialog } from "./dialog";
import { isDialog } from "./format";
import { startSidebar } from "./sidebar";

if (isDialog) showDialog();
else startSidebar();
