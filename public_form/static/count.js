/* Says how many signs are left in a field that has a limit. Nothing is cut: the server says what is too long. */
(function () {
  "use strict";

  const AT_REST = 1000;
  const NEAR = 0.2;

  /* As the server counts: by sign, not by half of an emoji. */
  function length(text) {
    return Array.from(text).length;
  }

  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  }

  function words(left) {
    const many = Math.abs(left) > 1 ? "s" : "";
    if (left < 0) {
      return grouped(-left) + " caractère" + many + " de trop";
    }
    return grouped(left) + " caractère" + many + " restant" + many;
  }

  function line(control, className) {
    const paragraph = document.createElement("p");
    paragraph.className = className;
    control.insertAdjacentElement("afterend", paragraph);
    return paragraph;
  }

  function count(control) {
    const most = Number(control.dataset.most);
    const announced = line(control, "hidden");
    const shown = line(control, "count");
    const always = control.tagName === "TEXTAREA";
    let waiting = 0;

    function announce() {
      const left = most - length(control.value);
      announced.textContent = left < most * NEAR ? words(left) : "";
    }

    function update() {
      const left = most - length(control.value);
      shown.textContent = words(left);
      shown.hidden = !always && left >= most * NEAR;
      shown.classList.toggle("over", left < 0);
    }

    function typed() {
      update();
      clearTimeout(waiting);
      waiting = setTimeout(announce, AT_REST);
    }

    announced.setAttribute("role", "status");
    shown.id = control.id + "-count";
    control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), shown.id].join(" ").trim());
    control.addEventListener("input", typed);
    window.addEventListener("pageshow", update);
    update();
  }

  document.querySelectorAll("[data-most]").forEach(count);
})();
