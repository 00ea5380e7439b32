/* Points at what could say who somebody is, while it is being written; offers other words, and forbids nothing. */
(function () {
  "use strict";

  const address = document.currentScript.dataset.from;
  const AT_REST = 700;
  const MOST = 5;
  let rules = null;

  /* A browser too old for a pattern does without that one. */
  function rule(told) {
    try {
      const flags = told.flags.includes("g") ? told.flags : told.flags + "g";
      return Object.assign({}, told, { pattern: new RegExp(told.pattern, flags) });
    } catch (tooOld) {
      return null;
    }
  }

  /* Hints are a help: when they cannot be had, the form goes on without, and the next word asks again. */
  function ask() {
    return fetch(address)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((told) => told.map(rule).filter(Boolean));
  }

  function known() {
    rules = rules || ask().catch(function () {
      rules = null;
      return [];
    });
    return rules;
  }

  function spans(text, each) {
    const found = [];
    each.pattern.lastIndex = 0;
    for (let match = each.pattern.exec(text); match && match[0]; match = each.pattern.exec(text)) {
      found.push({ rule: each, words: match[0], start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  function overlaps(one, other) {
    return one.start < other.end && other.start < one.end;
  }

  function name(finding) {
    return finding.rule.kind + " " + finding.words;
  }

  /* Each thing once, and no thing for two reasons. */
  function findings(text, all) {
    const kept = [];
    all.forEach((each) => spans(text, each).forEach(function (span) {
      if (!kept.some((other) => overlaps(span, other) || name(span) === name(other))) {
        kept.push(span);
      }
    }));
    return kept.sort((one, other) => one.start - other.start);
  }

  function sentence(finding) {
    return finding.rule.sentence.split("{found}").join(finding.words);
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  function button(text, about, action) {
    const made = element("button", "link", text);
    made.type = "button";
    made.appendChild(element("span", "hidden", " " + about));
    made.addEventListener("click", action);
    return made;
  }

  /* Typed in place of the words, so that the browser can undo it; the caret stays where it was in the sentence. */
  function replace(control, finding) {
    const caret = control.selectionStart;
    const more = finding.rule.instead.length - finding.words.length;
    control.focus();
    control.setSelectionRange(finding.start, finding.end);
    if (!document.execCommand("insertText", false, finding.rule.instead)) {
      control.setRangeText(finding.rule.instead);
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const after = caret > finding.start ? Math.max(caret, finding.end) + more : caret;
    control.setSelectionRange(after, after);
  }

  function watch(control) {
    const list = element("ul", "hints");
    const news = element("p", "hidden");
    const ignored = new Set();
    let shown = [];
    let waiting = 0;

    function ignore(finding) {
      ignored.add(name(finding));
      control.focus();
      look();
    }

    function replaceNow(finding) {
      const now = findings(control.value, [finding.rule]).find((other) => name(other) === name(finding));
      if (now) {
        replace(control, now);
      }
      look();
    }

    function item(finding) {
      const made = element("li", "hint");
      made.dataset.name = name(finding);
      made.appendChild(element("p", "", sentence(finding)));
      if (finding.rule.instead) {
        const label = "Remplacer par «\u202f" + finding.rule.instead + "\u202f»";
        made.appendChild(button(label, "au lieu de «\u202f" + finding.words + "\u202f»", () => replaceNow(finding)));
      }
      made.appendChild(button("Ignorer", "«\u202f" + finding.words + "\u202f»", () => ignore(finding)));
      return made;
    }

    /* What is still true keeps its place on the page, and the focus with it. */
    function draw(found) {
      const names = found.map(name);
      Array.from(list.children).filter((old) => !names.includes(old.dataset.name)).forEach((old) => old.remove());
      const fresh = found.filter((finding) => !shown.includes(name(finding)));
      fresh.forEach((finding) => list.appendChild(item(finding)));
      shown = names;
      list.hidden = !found.length;
      news.textContent = fresh.map(sentence).join(" ");
    }

    function look() {
      clearTimeout(waiting);
      known().then(function (all) {
        const found = findings(control.value, all).filter((finding) => !ignored.has(name(finding)));
        draw(found.slice(0, MOST));
      });
    }

    function lookAtRest() {
      clearTimeout(waiting);
      waiting = setTimeout(look, AT_REST);
    }

    list.hidden = true;
    news.setAttribute("role", "status");
    control.parentNode.append(list, news);
    control.addEventListener("input", lookAtRest);
    window.addEventListener("pageshow", () => control.value && look());
  }

  if (window.fetch) {
    ["title", "text"].map((id) => document.getElementById(id)).forEach(watch);
  }
})();
