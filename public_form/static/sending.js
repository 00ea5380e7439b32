/* A second click on the sending button sends nothing more. The server makes one experience anyway. */
(function () {
  "use strict";

  const GIVEN_UP = 20000;
  const button = document.querySelector("button[data-sending]");
  const words = button.textContent;
  let sending = false;
  let waiting = 0;

  function release() {
    clearTimeout(waiting);
    sending = false;
    button.disabled = false;
    button.textContent = words;
  }

  /* A disabled button is not sent with its form: it is disabled once the form has left. */
  function hold() {
    button.disabled = true;
    button.textContent = button.dataset.sending;
  }

  button.addEventListener("click", function (event) {
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = true;
    setTimeout(hold, 0);
    waiting = setTimeout(release, GIVEN_UP);
  });
  window.addEventListener("pageshow", release);
})();
