'use strict';
// What pages do beyond links and forms. Without it everything still works.
