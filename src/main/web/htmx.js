// htmx as this house allows it: no expression is ever evaluated, nothing is fetched from elsewhere, no request outlives its page.
import htmx from "htmx.org/dist/htmx.esm.js";
htmx.config.includeIndicatorCSS = false;
export default htmx;
