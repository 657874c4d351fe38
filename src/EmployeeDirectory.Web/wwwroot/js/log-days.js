// The server groups lines by days of UTC; the reader's days begin at another hour.
import { day as date, language } from "./moments.js";

const days = document.querySelector("[data-log-days]");
const { sayDay, sayToday, sayYesterday } = days.dataset;
const weekday = new Intl.DateTimeFormat(language, { weekday: "long" });

const midnight = at => new Date(at.getFullYear(), at.getMonth(), at.getDate());
const today = midnight(new Date());
const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);

const title = day =>
  day.getTime() === today.getTime() ? sayToday
  : day.getTime() === yesterday.getTime() ? sayYesterday
  : sayDay.replace("{0}", weekday.format(day)).replace("{1}", date.format(day));

const sectionFor = day => {
  const section = days.querySelector("section").cloneNode(true);
  section.querySelector("h2").textContent = title(day);
  section.querySelector("ol").replaceChildren();
  return section;
};

const sections = new Map();
for (const line of days.querySelectorAll("li")) {
  const day = midnight(new Date(line.querySelector("time").dateTime));
  if (!sections.has(day.getTime())) sections.set(day.getTime(), sectionFor(day));
  sections.get(day.getTime()).querySelector("ol").append(line);
}
days.replaceChildren(...sections.values());
