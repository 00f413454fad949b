import { project } from "../../local/google/load";

project.capabilities = "all";
