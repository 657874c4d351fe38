// A signed form is good for some minutes and one picture. After that it gets fresh hidden fields before it is sent.
const MARGIN = 30;

const renew = async form => {
  const answer = await fetch(form.dataset.renewFrom, { cache: "no-store", signal: AbortSignal.timeout(10_000) });
  if (!answer.ok || answer.redirected) throw new Error(`answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("form[data-renew-after]");
  form.action = fresh.action;
  form.querySelectorAll(":scope > [type=hidden]").forEach(field => {
    field.value = fresh.querySelector(`[name="${CSS.escape(field.name)}"]`).value;
  });
};

document.querySelectorAll("form[data-renew-after]").forEach(form => {
  let goodUntil = Date.now() + (form.dataset.renewAfter - MARGIN) * 1000;
  form.addEventListener("submit", async event => {
    const isGood = Date.now() < goodUntil;
    goodUntil = 0;
    if (isGood) return;
    event.preventDefault();
    try {
      await renew(form);
      goodUntil = Date.now() + 1000;
      form.requestSubmit();
    } catch {
      form.querySelector("[role=status]").textContent = form.dataset.sayFailed;
    }
  });
});
