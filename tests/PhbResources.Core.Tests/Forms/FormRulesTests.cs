using CsCheck;
using PhbResources.Core.Forms;
using PhbResources.Core.Schemas;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Forms;

/// <summary>What is asked for, and when.</summary>
internal sealed class FormRulesTests
{
    private readonly FormDefinition _form = FormReader.Read(ConfigFolder.Original, SchemaReader.Read(ConfigFolder.Original)).Single();

    [Test]
    public void What_is_missing_is_named_in_the_order_of_the_form()
    {
        IReadOnlyDictionary<string, string> mistakes = FormRules.Mistakes(_form, Answers());
        Assert.That(mistakes.Keys, Is.EqualTo(new[] { "title", "kind", "category", "summary", "creditAs", "licence", "consent" }));
        Assert.That(mistakes["title"], Is.EqualTo("Write what it is called."));
    }

    [Test]
    public void A_name_is_asked_for_from_those_who_want_to_be_named()
    {
        Assert.That(FormRules.Mistakes(_form, Answers(("creditAs", "initials"))).Keys, Does.Contain("creditName"));
        Assert.That(FormRules.Mistakes(_form, Answers(("creditAs", "anonymous"))).Keys, Does.Not.Contain("creditName"));
    }

    [Test]
    public void A_new_version_keeps_its_kind_and_says_what_changed()
    {
        IReadOnlyDictionary<string, string> mistakes = FormRules.Mistakes(_form, Answers(("replaces", "weekly-rota")));
        Assert.That(mistakes.Keys, Does.Contain("whatChanged").And.Not.Contain("kind").And.Not.Contain("category"));
    }

    [Test]
    public void What_is_too_long_or_not_in_the_list_or_not_in_the_pattern_is_named()
    {
        IReadOnlyDictionary<string, string> mistakes = FormRules.Mistakes(_form, Answers(("title", new string('x', 101)), ("creditAs", "everybody"), ("email", "nobody")));
        Assert.Multiple(() =>
        {
            Assert.That(mistakes["title"], Does.Contain("1 characters too long"));
            Assert.That(mistakes["creditAs"], Does.Contain("Choose from the list"));
            Assert.That(mistakes["email"], Does.Contain("in full"));
        });
    }

    [Test]
    public void Only_the_fields_that_are_asked_for_are_looked_at() =>
        Assert.That(FormRules.Mistakes(_form, Answers(), field => field.Alias == "consent").Keys, Is.EqualTo(new[] { "consent" }));

    [TestCase("on", true)]
    [TestCase("true", true)]
    [TestCase("off", false)]
    [TestCase("", false)]
    public void A_tick_is_on_or_it_is_not(string value, bool ticked) =>
        Assert.That(FormRules.Mistakes(_form, Answers(("consent", value))).ContainsKey("consent"), Is.Not.EqualTo(ticked));

    [Test]
    public void Any_answers_are_held_against_the_form_without_a_failure()
    {
        string[] aliases = [.. _form.Fields.Select(field => field.Alias), "state", "memberKey"];
        Gen.Select(Gen.Int[0, aliases.Length - 1], Gen.String).Array.Sample(
            answers => FormRules.Mistakes(_form, Answers([.. answers.DistinctBy(answer => answer.Item1).Select(answer => (aliases[answer.Item1], answer.Item2))]))
                .Keys.All(alias => _form.Find(alias) is not null), iter: 500);
    }

    [TestCase(FormRuleOperator.Is, "rota", true)]
    [TestCase(FormRuleOperator.IsNot, "rota", false)]
    [TestCase(FormRuleOperator.Contains, "ot", true)]
    [TestCase(FormRuleOperator.NotContains, "ot", false)]
    [TestCase(FormRuleOperator.StartsWith, "ro", true)]
    [TestCase(FormRuleOperator.NotStartsWith, "ot", true)]
    [TestCase(FormRuleOperator.EndsWith, "ta", true)]
    [TestCase(FormRuleOperator.NotEndsWith, "ro", true)]
    public void A_rule_compares_as_its_name_says(FormRuleOperator comparison, string with, bool holds)
    {
        FormRule rule = new(Guid.NewGuid(), comparison, with);
        Assert.That(rule.Holds(["rota"]), Is.EqualTo(holds));
        FormCondition hide = new(FormConditionAction.Hide, FormConditionLogic.All, [rule]);
        Assert.That(hide.Shows(_ => ["rota"]), Is.Not.EqualTo(holds));
    }

    private static FormAnswers Answers(params (string Alias, string Value)[] values) => new(values.Select(value => KeyValuePair.Create(value.Alias, value.Value)));
}
