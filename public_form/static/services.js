/* Finds services while their name is typed. Choosing one presses the server's own « Ajouter ». */
(function () {
  "use strict";

  const address = document.currentScript.dataset.from;
  const input = document.getElementById("q");
  const form = input.form;
  const AT_REST = 250;
  const LEAST = 2;
  const FAILED = "La recherche pendant la frappe ne répond pas\u202f: utilisez le bouton «\u202fChercher\u202f».";

  const popup = made("div", "popup");
  const list = made("ul", "options");
  const below = made("p", "below");
  const news = made("p", "help found-news");
  let options = [];
  let active = -1;
  let waiting = 0;
  let request = null;
  let asked = "";

  function made(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text || "";
    return element;
  }

  function isOpen() {
    return !popup.hidden;
  }

  /* The sentence stands under the list while it is open, and under the field otherwise; it is read aloud once. */
  function unfold(wanted) {
    popup.hidden = !wanted;
    news.classList.toggle("hidden", wanted);
    input.setAttribute("aria-expanded", String(wanted));
  }

  function open() {
    unfold(options.length > 0);
  }

  function close() {
    activate(-1);
    unfold(false);
  }

  function activate(place) {
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === place)));
    active = place;
    if (place < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", options[place].id);
    options[place].scrollIntoView({ block: "nearest" });
  }

  function isChosen(code) {
    return Array.from(form.elements).some((control) => control.name === "structure" && control.type === "hidden" && control.value === code);
  }

  function optionOf(service, n) {
    const option = made("li", "option", service.name);
    option.id = "q-option-" + (n + 1);
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.code = service.code;
    const beside = [service.place, isChosen(service.code) ? "déjà choisi" : ""].filter(Boolean).join(" · ");
    option.append(" ", made("span", "place", beside));
    if (isChosen(service.code)) {
      option.setAttribute("aria-disabled", "true");
    }
    return option;
  }

  function show(found) {
    options = found.services.map(optionOf);
    list.textContent = "";
    list.append(...options);
    news.textContent = below.textContent = found.sentence;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    open();
  }

  function empty() {
    close();
    options = [];
    news.textContent = "";
  }

  function fail(error) {
    if (error.name !== "AbortError") {
      empty();
      asked = "";
      news.textContent = FAILED;
    }
  }

  function field(tag, name, value) {
    const control = made(tag, "hidden");
    control.name = name;
    control.value = value;
    return form.appendChild(control);
  }

  /* The same fields as the list of boxes to tick and its button. */
  function choose(option) {
    if (option.getAttribute("aria-disabled")) {
      return;
    }
    field("input", "structure", option.dataset.code).type = "hidden";
    input.value = "";
    const add = field("button", "action", "add");
    add.setAttribute("formaction", input.closest(".search").querySelector("[value='search']").getAttribute("formaction") + "#choisis");
    add.click();
  }

  function search() {
    const words = input.value.trim();
    if (words === asked) {
      open();
      return;
    }
    asked = words;
    if (request) {
      request.abort();
    }
    if (words.length < LEAST) {
      empty();
      return;
    }
    request = new AbortController();
    fetch(address + "?q=" + encodeURIComponent(words), { signal: request.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then(show)
      .catch(fail);
  }

  function searchAtRest() {
    clearTimeout(waiting);
    waiting = setTimeout(search, AT_REST);
  }

  function move(by) {
    if (!isOpen()) {
      open();
    }
    if (options.length) {
      const from = active < 0 && by < 0 ? 0 : active;
      activate((from + by + options.length) % options.length);
    }
  }

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => active >= 0 && activate(0),
    End: () => active >= 0 && activate(options.length - 1),
    Escape: () => close(),
    Enter: () => active >= 0 && choose(options[active]),
  };
  const OWN = { Home: true, End: true, Enter: true };

  /* Home, End and Enter are the field's own while no service is pointed at. */
  function pressed(event) {
    const act = KEYS[event.key];
    if (event.key === "Tab") {
      close();
    } else if (!act || (OWN[event.key] && active < 0)) {
      return;
    } else {
      event.preventDefault();
      act();
    }
  }

  function pointed(event) {
    const option = event.target.closest("[role='option']");
    if (option) {
      choose(option);
    }
  }

  function install() {
    list.id = "q-options";
    popup.hidden = true;
    below.setAttribute("aria-hidden", "true");
    popup.append(list, below);
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Services trouvés");
    news.setAttribute("role", "status");
    input.insertAdjacentElement("afterend", popup);
    input.closest(".search").appendChild(news);
    input.type = "text";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", searchAtRest);
    input.addEventListener("keydown", pressed);
    input.addEventListener("blur", close);
    /* The field keeps the focus while a service is pressed. */
    popup.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", pointed);
  }

  if (window.fetch && window.AbortController) {
    install();
  }
})();
