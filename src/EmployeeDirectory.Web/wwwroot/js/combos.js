import { combo } from "./combo.js";

document.querySelectorAll("[data-combo]").forEach(input => combo(input));
