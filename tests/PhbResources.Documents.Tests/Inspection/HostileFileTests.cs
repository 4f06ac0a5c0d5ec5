using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Tests.Inspection;

internal sealed class HostileFileTests
{
    private static readonly FileInspector Inspector = new();

    private static IEnumerable<TestCaseData> Files => HostileFiles.All.Select(item => new TestCaseData(item.Name, item.File, item.Code).SetName($"A_hostile_file_is_caught({item.Name})"));

    [TestCaseSource(nameof(Files))]
    public async Task A_hostile_file_is_caught(string name, byte[] file, string code)
    {
        var inspection = await Inspector.InspectAsync(file, name, CancellationToken.None);

        Assert.That(inspection.Concerns.Select(concern => concern.Code), Does.Contain(code));
        var rule = InspectionRules.All.Single(rule => rule.Code == code);
        Assert.That(inspection.Accepted, Is.EqualTo(!inspection.Refusals.Any()));
        if (rule.Outcome == RuleOutcome.Refuse) Assert.That(inspection.Accepted, Is.False);
    }

    [Test]
    public void Every_rule_has_a_code_of_its_own_and_says_what_to_do()
    {
        Assert.That(InspectionRules.All.Select(rule => rule.Code), Is.Unique);
        foreach (var rule in InspectionRules.All)
        {
            Assert.That(rule.Message, Does.EndWith("."), rule.Code);
            Assert.That(rule.WhatToDo, Does.EndWith(".").Or.EndWith("?"), rule.Code);
        }
    }

    [Test]
    public void Limits_that_make_no_sense_are_refused() =>
        Assert.That(() => new FileInspector(InspectionLimits.Default with { Time = TimeSpan.FromMinutes(5) }, TimeProvider.System), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_caller_that_gives_up_is_heard()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.That(async () => await Inspector.InspectAsync(Pdf.With(), "a.pdf", gone.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_stream_that_never_ends_is_refused_as_too_large()
    {
        var inspection = await Inspector.InspectAsync(new Endless(), "a.txt", CancellationToken.None);
        Assert.That(inspection.Concerns.Select(concern => concern.Code), Is.EqualTo(new[] { "too-large" }));
    }

    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
