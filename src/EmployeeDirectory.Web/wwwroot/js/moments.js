// Shows moments in the reader's time zone. The tooltip keeps the second and UTC.
export const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
export const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const minute = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

const forms = {
  day: at => day.format(at),
  time: at => minute.format(at),
  minute: at => `${day.format(at)}, ${minute.format(at)}`
};

const show = element => {
  element.textContent = forms[element.dataset.moment](new Date(element.dateTime));
};

document.querySelectorAll("[data-moment]").forEach(show);
