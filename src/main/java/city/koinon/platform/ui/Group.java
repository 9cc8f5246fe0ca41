package city.koinon.platform.ui;

import java.util.List;

/** Options that belong together under a heading of their own, such as the times of one day. */
public record Group(String label, List<Option> options) {}
