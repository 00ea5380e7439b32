/* Keeps what is typed in this browser until it is sent, and offers it again. Never the e-mail address. */
(function () {
  "use strict";

  const drafts = window.ecouteDrafts;
  const form = document.querySelector("form[data-step]");
  const offer = document.getElementById("brouillon-trouve");
  const offerNews = document.getElementById("brouillon-nouvelles");
  const kept = document.getElementById("brouillon-garde");
  const keptNews = document.getElementById("brouillon-oublie");

  const STORY = /^(title|text|sentiment)$/;
  const SERVICES = /^(named|structure|channels-.+|feeling-.+)$/;
  const AUTHOR = /^(pseudonym|department|country)$/;
  const GROUPS = [STORY, SERVICES, AUTHOR];
  const AT_REST = 400;
  const MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
  ];

  const ofThePage = GROUPS[form.dataset.step - 1];
  let found = null;
  let waiting = 0;

  function key() {
    return form.elements.key.value;
  }

  function isKept(name) {
    return GROUPS.some((group) => group.test(name));
  }

  function isCarried(name) {
    return isKept(name) && !(ofThePage && ofThePage.test(name));
  }

  function isAnswered(control) {
    const canBeTicked = control.type === "checkbox" || control.type === "radio";
    return control.value !== "" && (!canBeTicked || control.checked);
  }

  function answers() {
    return Array.from(form.elements)
      .filter((control) => isKept(control.name) && isAnswered(control))
      .map((control) => [control.name, control.value]);
  }

  /* A link may have chosen the services, and the country is filled in from the start: that is no story yet. */
  function isWorthKeeping(fields) {
    return fields.some((field) => field[0] === "title" || field[0] === "text");
  }

  function isOffered() {
    return offer && !offer.hidden && isEmpty();
  }

  /* A page that has nothing but a draft to offer has nothing to keep. */
  function save() {
    clearTimeout(waiting);
    waiting = 0;
    if (isOffered()) {
      return;
    }
    const fields = answers();
    if (isWorthKeeping(fields)) {
      kept.hidden = !drafts.keep(key(), fields);
    } else {
      drafts.erase(key());
      kept.hidden = true;
    }
  }

  function saveWhatWaits() {
    if (waiting) {
      save();
    }
  }

  function saveAtRest() {
    clearTimeout(waiting);
    waiting = setTimeout(save, AT_REST);
  }

  function hiddenField(field) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = field[0];
    input.value = field[1];
    return input;
  }

  /* Puts in the hidden fields what the pages after this one were told. */
  function carry(draft) {
    Array.from(form.elements)
      .filter((control) => control.type === "hidden" && isCarried(control.name))
      .forEach((control) => control.remove());
    draft.fields
      .filter((field) => isCarried(field[0]))
      .forEach((field) => form.appendChild(hiddenField(field)));
  }

  /* The services of the link that led here are kept beside those of the draft. */
  function withOurServices(draft) {
    const codes = draft.fields.map((field) => field[1]);
    const ours = answers().filter((field) => field[0] === "structure" && !codes.includes(field[1]));
    return { fields: draft.fields.concat(ours) };
  }

  function told(draft, name) {
    return draft.fields.filter((field) => field[0] === name).map((field) => field[1])[0] || "";
  }

  function fill(draft) {
    Array.from(form.elements).filter((control) => STORY.test(control.name)).forEach(function (control) {
      if (control.type === "radio") {
        control.checked = control.checked || control.value === told(draft, control.name);
      } else {
        control.value = control.value || told(draft, control.name);
      }
      control.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  function isEmpty() {
    return !form.elements.title.value && !form.elements.text.value;
  }

  function moment(time) {
    const at = new Date(time);
    const day = at.getDate() === 1 ? "1er" : at.getDate();
    const minutes = String(at.getMinutes()).padStart(2, "0");
    return day + " " + MONTHS[at.getMonth()] + " à " + at.getHours() + "\u00a0h\u00a0" + minutes;
  }

  function show() {
    found = offer && isEmpty() ? drafts.newest() : null;
    if (found) {
      offer.querySelector("[data-begun]").textContent = moment(found.begun);
    }
    if (offer) {
      offer.hidden = !found;
    }
  }

  function close(news) {
    offer.hidden = true;
    offerNews.textContent = news;
    form.elements.title.focus();
  }

  function resume() {
    if (!isEmpty()) {
      offerNews.textContent = "Cette page contient déjà un texte\u202f: videz le titre et le récit pour reprendre l’autre.";
      return;
    }
    form.elements.key.value = found.key;
    carry(withOurServices(found));
    fill(found);
    save();
    close("Votre récit est repris.");
  }

  function discard() {
    drafts.forget(found.key);
    close("Le récit gardé est effacé.");
  }

  function forgetEverything() {
    clearTimeout(waiting);
    drafts.forget(key());
    drafts.keys().forEach(drafts.forget);
    kept.hidden = true;
    keptNews.textContent = "Le brouillon est effacé. Ce récit n’est plus gardé dans ce navigateur.";
    keptNews.focus();
  }

  function cameBack(event) {
    const entry = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    return event.persisted || Boolean(entry && entry.type === "back_forward");
  }

  /* The first page may have been asked for anew: it has another key then, and lacks what the browser did not fill in. */
  function storyGoneBackTo() {
    const draft = drafts.of(key()) || (offer && drafts.present());
    const text = offer && draft ? form.elements.text.value : "";
    return text && text !== told(draft, "text") ? null : draft;
  }

  /* A page gone back to knows nothing of what was told after it: the draft does, and is left as it is. */
  function goOnWith(draft) {
    form.elements.key.value = draft.key;
    carry(draft);
    if (offer) {
      fill(draft);
    }
    kept.hidden = false;
  }

  function arrive(event) {
    const back = cameBack(event);
    const draft = back && storyGoneBackTo();
    if (draft) {
      goOnWith(draft);
    } else {
      show();
    }
    if (!back) {
      save();
    }
    drafts.sending("");
    drafts.makePresent(key());
  }

  window.addEventListener("pageshow", arrive);
  window.addEventListener("pagehide", saveWhatWaits);
  document.addEventListener("visibilitychange", saveWhatWaits);
  form.addEventListener("input", saveAtRest);
  form.addEventListener("change", saveAtRest);
  form.addEventListener("submit", save);
  form.addEventListener("click", function (event) {
    if (event.target.closest("button[value='send']")) {
      drafts.sending(key());
    }
  });
  kept.querySelector("button").addEventListener("click", forgetEverything);
  if (offer) {
    offer.querySelector("[data-resume]").addEventListener("click", resume);
    offer.querySelector("[data-discard]").addEventListener("click", discard);
  }
})();
