/* The stories that this browser keeps until they are sent, or for thirty days after their last word. */
(function () {
  "use strict";

  const KEPT = "ecoute-brouillon-";
  const FORGOTTEN = "ecoute-oublie-";
  const PRESENT = "ecoute-recit";
  const SENDING = "ecoute-envoi";
  const LIFETIME = 30 * 24 * 3600 * 1000;

  /* A browser may have no storage, refuse it or have no room left: the form then does without. */
  function attempt(action) {
    try {
      return action();
    } catch (refused) {
      return null;
    }
  }

  function keys() {
    return attempt(function () {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(KEPT))
        .map((name) => name.slice(KEPT.length));
    }) || [];
  }

  function of(key) {
    const draft = attempt(() => JSON.parse(localStorage.getItem(KEPT + key)));
    return draft && Array.isArray(draft.fields) ? Object.assign(draft, { key: key }) : null;
  }

  function forgotten(key) {
    return attempt(() => sessionStorage.getItem(FORGOTTEN + key));
  }

  /* Says whether the fields are kept: they are not once the draft was erased or the story sent. */
  function keep(key, fields) {
    if (forgotten(key)) {
      return false;
    }
    const now = Date.now();
    const draft = { begun: (of(key) || { begun: now }).begun, saved: now, fields: fields };
    return attempt(function () {
      localStorage.setItem(KEPT + key, JSON.stringify(draft));
      return true;
    }) || false;
  }

  function erase(key) {
    attempt(() => localStorage.removeItem(KEPT + key));
  }

  /* The page that is open may still hold the story: it is not kept again. */
  function forget(key) {
    erase(key);
    attempt(() => sessionStorage.setItem(FORGOTTEN + key, "1"));
  }

  function newest() {
    return keys().map(of).filter(Boolean).sort((one, other) => other.saved - one.saved)[0] || null;
  }

  /* The story of this tab, whichever of its pages is shown. */
  function makePresent(key) {
    attempt(() => sessionStorage.setItem(PRESENT, key));
  }

  function present() {
    return of(attempt(() => sessionStorage.getItem(PRESENT)));
  }

  function sending(key) {
    attempt(() => sessionStorage.setItem(SENDING, key));
  }

  /* The one that was being sent has arrived. */
  function sent() {
    const key = attempt(() => sessionStorage.getItem(SENDING));
    if (key) {
      forget(key);
      sending("");
    }
  }

  function isOver(key) {
    const draft = of(key);
    return !draft || !(Date.now() - draft.saved < LIFETIME);
  }

  keys().filter(isOver).forEach(erase);

  window.ecouteDrafts = { keep, of, newest, erase, forget, keys, makePresent, present, sending, sent };
})();
