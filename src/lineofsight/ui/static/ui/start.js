// Starts what GOV.UK Frontend adds to a page that already works without it.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// A phone shows the list first, and what it may be narrowed by once that is opened.
if (matchMedia("(max-width: 40em)").matches) {
  for (const fold of document.querySelectorAll(".los-narrow__fold")) fold.open = false;
}
