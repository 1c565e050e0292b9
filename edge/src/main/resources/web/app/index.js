// The page. Each feature is a folder of small elements; page/ puts them together.
import "./style/page.css";
import "./page/mainstay-page.js";
