// What becomes HTML on these pages must be inert: scripts come from files alone. htmx and cropper hand over strings.
const policies = globalThis.trustedTypes;
const reader = policies?.createPolicy("read-only", { createHTML: text => text });
const ACTIVE = "script, iframe, frame, object, embed, base, [srcdoc], [href^='javascript:' i], [action^='javascript:' i]";

// Elements of a template are in a document of their own.
const isInert = root => !root.querySelector(ACTIVE) && [...root.querySelectorAll("template")].every(template => isInert(template.content));

// A document that is parsed so runs nothing; of a page's head nothing is taken over. Without an answer the browser refuses the string.
policies?.createPolicy("default", {
  createHTML: text => isInert(new DOMParser().parseFromString(reader.createHTML(text), "text/html").body) ? text : undefined,
});
