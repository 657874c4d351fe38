// Shows moments in the reader's time zone. The tooltip keeps the second and UTC.
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const minute = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

const show = element => {
  const at = new Date(element.dateTime);
  element.textContent = element.dataset.moment === "day" ? day.format(at) : `${day.format(at)}, ${minute.format(at)}`;
};

document.querySelectorAll("[data-moment]").forEach(show);
