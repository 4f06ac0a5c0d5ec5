using PhbResources.Documents.Formulas;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Xlsx;

namespace PhbResources.Documents.Tests.Writing.Xlsx;

public class XlsxFormulaTests
{
    [TestCase("finish - start", "IF(AND(ISNUMBER(B2),ISNUMBER(A2)),MOD(B2-A2,1)*24,\"\")")]
    [TestCase("finish - start - break", "IF(AND(ISNUMBER(B2),ISNUMBER(A2)),MOD(B2-A2,1)*24-N(C2),\"\")")]
    [TestCase("rate * break", "IF(AND(ISNUMBER(D2),ISNUMBER(C2)),D2*C2,\"\")")]
    [TestCase("rate / break", "IF(AND(ISNUMBER(D2),ISNUMBER(C2),(N(C2))<>0),D2/C2,\"\")")]
    [TestCase("rate - (break - 2)", "IF(OR(ISNUMBER(D2),ISNUMBER(C2)),N(D2)-N(C2)+2,\"\")")]
    [TestCase("rate * 0.1207", "IF(ISNUMBER(D2),D2*0.1207,\"\")")]
    [TestCase("2 + 3", "2+3")]
    public void A_formula_is_empty_until_there_is_something_to_compute(string formula, string expected) =>
        Assert.That(Translated(formula), Is.EqualTo(expected));

    [Test]
    public void Shifts_that_are_not_there_count_as_nothing_beside_those_that_are() =>
        Assert.That(Translated("(finish - start) + (late - finish) - break"), Is.EqualTo(
            "IF(OR(AND(ISNUMBER(B2),ISNUMBER(A2)),AND(ISNUMBER(E2),ISNUMBER(B2)))," +
            "IF(AND(ISNUMBER(B2),ISNUMBER(A2)),MOD(B2-A2,1)*24,0)+IF(AND(ISNUMBER(E2),ISNUMBER(B2)),MOD(E2-B2,1)*24,0)-N(C2),\"\")"));

    private static string Translated(string formula) => new XlsxFormula(id => id switch
    {
        "start" => ("A2", FieldType.Time),
        "finish" => ("B2", FieldType.Time),
        "break" => ("C2", FieldType.Hours),
        "rate" => ("D2", FieldType.Money),
        _ => ("E2", FieldType.Time),
    }).Write(Formula.Parse(formula));
}
