/* The story has arrived: this browser keeps it no longer. */
(function () {
  "use strict";

  window.ecouteDrafts.sent();
})();
