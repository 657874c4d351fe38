// What becomes HTML on these pages must be inert: scripts come from files alone. htmx and cropper hand over strings.
const policies = globalThis.trustedTypes;
const reader = policies?.createPolicy("read-only", { createHTML: text => text });
const ACTIVE = "script, iframe, frame, object, embed, base, [srcdoc]";
const PARSERS = ["Document parseHTMLUnsafe", "DOMParser parseFromString"];

// Elements of a template are in a document of their own.
const isInert = root => !root.querySelector(ACTIVE) && [...root.querySelectorAll("template")].every(template => isInert(template.content));

// Parsed so, nothing runs and nothing is loaded. Without an answer the browser refuses the string.
policies?.createPolicy("default", {
  createHTML: (text, _, sink) => {
    const page = new DOMParser().parseFromString(reader.createHTML(text), "text/html");
    // htmx parses whole pages and takes over what is in the body.
    return isInert(PARSERS.includes(sink) ? page.body : page) ? text : undefined;
  },
});
