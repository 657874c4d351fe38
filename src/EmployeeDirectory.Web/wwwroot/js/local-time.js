// Keeps the time of a person's zone current and says how far it is from the visitor's own.
const offsetOf = (zone, at) => {
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at).find(part => part.type === "timeZoneName").value;
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? [null, "+", 0, 0];
  return (sign === "-" ? -1 : 1) * (hours * 60 + +minutes);
};

const inWords = minutes => {
  if (minutes === 0) return "same time as yours";
  const length = Math.abs(minutes);
  const parts = [length >= 60 && `${Math.floor(length / 60)} h`, length % 60 && `${length % 60} min`].filter(Boolean);
  return `${parts.join(" ")} ${minutes > 0 ? "ahead of" : "behind"} you`;
};

const show = element => {
  const zone = element.dataset.zone;
  const now = new Date();
  const part = options => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(now);
  element.querySelector("time").textContent = `${part({ hour: "2-digit", minute: "2-digit" })} on ${part({ weekday: "long" })}`;
  element.querySelector("small").textContent = inWords(offsetOf(zone, now) + now.getTimezoneOffset());
  element.title = zone;
};

const showAll = () => document.querySelectorAll("[data-zone]").forEach(show);
showAll();
setInterval(showAll, 20_000);
