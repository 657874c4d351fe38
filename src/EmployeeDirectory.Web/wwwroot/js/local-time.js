// Keeps the time of a person's zone current and says how far it is from the visitor's own.
const offsetOf = (zone, at) => {
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at).find(part => part.type === "timeZoneName").value;
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? [null, "+", 0, 0];
  return (sign === "-" ? -1 : 1) * (hours * 60 + +minutes);
};

const inWords = (minutes, texts) => {
  if (minutes === 0) return texts.saySame;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [hours && texts.sayHours.replace("{0}", hours), rest && texts.sayMinutes.replace("{0}", rest)].filter(Boolean);
  return (minutes > 0 ? texts.sayAhead : texts.sayBehind).replace("{0}", parts.join(" "));
};

const show = element => {
  const zone = element.dataset.zone;
  const now = new Date();
  const part = options => new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: zone, ...options }).format(now);
  element.querySelector("time").textContent = element.dataset.sayNow
    .replace("{0}", part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })).replace("{1}", part({ weekday: "long" }));
  element.querySelector("small").textContent = inWords(offsetOf(zone, now) + now.getTimezoneOffset(), element.dataset);
  element.title = zone;
};

const showAll = () => document.querySelectorAll("[data-zone]").forEach(show);
showAll();
setInterval(showAll, 20_000);
