import { showDialog } from "./dialog";
import { isDialog } from "./page";
import { startSidebar } from "./sidebar";

if (isDialog) showDialog();
else startSidebar();
