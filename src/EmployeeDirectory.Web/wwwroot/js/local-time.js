// Keeps the time of a person's zone current and says how far it is from the visitor's own.
const language = document.documentElement.lang;
const formats = new Map();

// Making a format takes longer than all else here, and many people share a zone.
const formatsOf = zone => {
  if (!formats.has(zone)) {
    const format = (locale, options) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    formats.set(zone, {
      offset: format("en", { timeZoneName: "longOffset" }),
      time: format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      day: format(language, { weekday: "long" }),
    });
  }
  return formats.get(zone);
};

const offsetOf = (zone, at) => {
  const name = formatsOf(zone).offset.formatToParts(at).find(part => part.type === "timeZoneName").value;
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
  const { zone } = element.dataset;
  const { time, day } = formatsOf(zone);
  const texts = element.closest("[data-say-now]").dataset;
  const now = new Date();
  element.querySelector("time").textContent = texts.sayNow.replace("{0}", time.format(now)).replace("{1}", day.format(now));
  element.querySelector("small").textContent = inWords(offsetOf(zone, now) - offsetOf(undefined, now), texts);
  element.title = zone;
};

const showAll = () => document.querySelectorAll("[data-zone]").forEach(show);
showAll();
setInterval(showAll, 20_000);
document.addEventListener("htmx:afterSettle", showAll);
