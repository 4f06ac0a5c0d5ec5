using PhbResources.Site.Charts;

namespace PhbResources.Site.Tests;

internal sealed class CsvTests
{
    [Test]
    public void A_table_is_written_so_that_no_cell_ends_a_row_or_runs_as_a_formula() => Assert.That(
        new Csv().Row("a,b", "say \"yes\"", "two\nlines", 3L, null).Row("=HYPERLINK(\"x\")", "-1", -1, "+44", "@me").ToString(),
        Is.EqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",3,\r\n\"'=HYPERLINK(\"\"x\"\")\",'-1,-1,'+44,'@me\r\n"));
}
