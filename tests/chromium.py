"""A real browser for tests: Chromium through selenium, without a window, that tells of its errors and of all it asks the network for."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


class Browser:
    """A browser with one tab."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str, width: int = 1280, *, dark: bool = False) -> None:
        """Go to a page at a width in pixels, forgetting what was logged before."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.errors()
        self.requests()
        self.driver.get("about:blank")
        self.driver.get(address)

    def errors(self) -> list[str]:
        """Return what the console complained about since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self) -> list[str]:
        """Return the addresses of what was asked for since the last call, data inside the page aside."""
        sent = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        found = (one["params"]["request"]["url"] for one in sent if one["method"] == "Network.requestWillBeSent")
        return [url for url in found if not url.startswith(("data:", "about:"))]

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script gives."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition: str) -> Any:
        """Wait until a script gives something that is true, and return it."""
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, 60).until(lambda driver: driver.execute_script(condition))

    def all(self, selector: str) -> list[Any]:
        """Return the elements of a CSS selector."""
        return list(self.driver.find_elements("css selector", selector))

    def click(self, selector: str, nth: int = 0) -> None:
        """Click on the nth element of a selector, as a person would: where it can be seen."""
        element = self.all(selector)[nth]
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def text(self, selector: str) -> str:
        """Return the words that can be seen in the first element of a selector."""
        return " ".join(self.all(selector)[0].text.split())


@contextmanager
def started() -> Iterator[Browser]:
    """Start a browser, and end it; skip the test where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no Chromium with its driver: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield Browser(made)
    finally:
        made.quit()
