using System.Diagnostics;
using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Tests.Inspection;

namespace PhbResources.Documents.Tests.Privacy;

internal sealed class PrivacyCheckTests
{
    private static readonly FileInspector Inspector = new();

    private static readonly FindingType[] Strict = [FindingType.NhsNumber, FindingType.NationalInsuranceNumber, FindingType.Email, FindingType.Postcode, FindingType.BankDetails];

    internal static async Task<IReadOnlyList<Finding>> Check(byte[] file, string name)
    {
        var inspection = await Inspector.InspectAsync(file, name, CancellationToken.None);
        Assert.That(inspection.Reading, Is.Not.Null, name + ": " + string.Join(", ", inspection.Concerns.Select(concern => concern.Code + " " + concern.Part)));
        return PrivacyCheck.Of(inspection.Reading!);
    }

    internal static Task<IReadOnlyList<Finding>> Check(string text) => Check(Encoding.UTF8.GetBytes(text), "text.txt");

    [Test]
    public async Task The_figures_of_a_National_Insurance_number_are_no_sort_code_beside_an_account() =>
        Assert.That((await Check("National Insurance number QQ 12 34 56 C, paid to account 31926819")).Select(finding => finding.Excerpt), Is.EquivalentTo(new[] { "QQ ** ** ** C", "******19" }));

    [Test]
    public async Task A_number_under_the_head_of_a_column_is_what_the_head_says()
    {
        var row = string.Concat("Drug|Dose|Batch|Time".Split('|').Select((text, column) => Cell(column, 1, text))) + "</row><row r=\"2\">" + string.Concat("Calpol|5 ml|4010232137|morning".Split('|').Select((text, column) => Cell(column, 2, text)));
        var below = $"</row><row r=\"3\">{Cell(0, 3, "NHS no")}{Cell(1, 3, "9434765919")}";

        Assert.That((await Check(Package.Xlsx($"<row r=\"1\">{row}{below}</row>").Bytes(), "chart.xlsx")).Select(finding => finding.Place), Is.EqualTo(new[] { "sheet Rota, cell B3" }));

        static string Cell(int column, int row, string text) => $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
    }

    [TestCase(nameof(TuningSet), TuningSet.Lines, TestName = "The_detectors_reach_their_aims_on_the_labelled_texts(TuningSet)")]
    [TestCase(nameof(HeldOutSet), HeldOutSet.Lines, TestName = "The_detectors_reach_their_aims_on_the_labelled_texts(HeldOutSet)")]
    [TestCase(nameof(FreshSet), FreshSet.Lines, TestName = "The_detectors_reach_their_aims_on_the_labelled_texts(FreshSet)")]
    [TestCase(nameof(LaterSet), LaterSet.Lines, TestName = "The_detectors_reach_their_aims_on_the_labelled_texts(LaterSet)")]
    [TestCase(nameof(LastSet), LastSet.Lines, TestName = "The_detectors_reach_their_aims_on_the_labelled_texts(LastSet)")]
    [TestCase(nameof(ClosingSet), ClosingSet.Lines, TestName = "The_detectors_reach_their_aims_on_the_labelled_texts(ClosingSet)")]
    public async Task The_detectors_reach_their_aims_on_the_labelled_texts(string set, string lines)
    {
        var texts = LabelledText.Read(lines);
        var scores = new SortedDictionary<FindingType, (int Right, int Missed, int Wrong)>();
        var mistakes = new StringBuilder();
        for (var at = 0; at < texts.Count; at++)
        {
            var text = texts[at];
            var (name, file) = text.AsFile(at);
            var found = (await Check(file, name)).Where(finding => finding.Spans.Count > 0).Select(finding => (finding.Type, finding.Level, Value: Plain(string.Concat(finding.Spans.Select(span => span.Text))))).ToList();
            var open = text.Expected.ToList();
            foreach (var (type, level, value) in found)
            {
                var match = open.FindIndex(item => item.Type == type && Plain(item.Value) == value);
                if (match < 0) match = open.FindIndex(item => item.Type == type && (value.Contains(Plain(item.Value), StringComparison.Ordinal) || Plain(item.Value).Contains(value, StringComparison.Ordinal) && value.Length * 5 >= Plain(item.Value).Length * 2));
                if (match >= 0) open.RemoveAt(match);
                else if (text.Expected.Any(item => item.Type == type && Plain(item.Value).Contains(value, StringComparison.Ordinal)) || level == FindingLevel.Info) continue;
                else mistakes.AppendLine(CultureInfo.InvariantCulture, $"wrong  {type} '{value}' in {name}: {text.Text}");
                var score = scores.GetValueOrDefault(type);
                scores[type] = match >= 0 ? score with { Right = score.Right + 1 } : score with { Wrong = score.Wrong + 1 };
            }

            foreach (var (type, value) in open)
            {
                mistakes.AppendLine(CultureInfo.InvariantCulture, $"missed {type} '{value}' in {name}: {text.Text}");
                var score = scores.GetValueOrDefault(type);
                scores[type] = score with { Missed = score.Missed + 1 };
            }
        }

        await TestContext.Out.WriteLineAsync($"{set}: {texts.Count} texts\n{mistakes}");
        using (Assert.EnterMultipleScope())
        {
            foreach (var (type, (right, missed, wrong)) in scores)
            {
                double recall = right / (double)Math.Max(1, right + missed), precision = right / (double)Math.Max(1, right + wrong);
                await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{type,-24} recall {recall:0.000} precision {precision:0.000}  ({right} right, {missed} missed, {wrong} wrong)"));
                Assert.That(recall, Is.AtLeast(Strict.Contains(type) ? 0.98 : 0.9), $"recall of {type}");
                Assert.That(precision, Is.AtLeast(Strict.Contains(type) ? 0.95 : 0.85), $"precision of {type}");
            }
        }
    }

    private static string Plain(string value) => string.Concat(value.Select(letter => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [TestCase("NHS number: 943 476 5919", FindingType.NhsNumber, FindingLevel.MustRemove, "943 *** **19")]
    [TestCase("NI number AB 12 34 56 C", FindingType.NationalInsuranceNumber, FindingLevel.MustRemove, "AB ** ** ** C")]
    [TestCase("DOB 12/03/1985", FindingType.DateOfBirth, FindingLevel.MustRemove, "**/**/1985")]
    [TestCase("Name: Jo Bloggs", FindingType.Name, FindingLevel.MustRemove, "J. B.")]
    [TestCase("Email jo.bloggs@example.com", FindingType.Email, FindingLevel.Check, "j***@e***.com")]
    [TestCase("Postcode SW1A 1AA", FindingType.Postcode, FindingLevel.MustRemove, "SW1A ***")]
    [TestCase("Helpline 0300 123 4567", FindingType.Phone, FindingLevel.Info, "030* *** **67")]
    [TestCase("Write to enquiries@anytown.gov.uk", FindingType.Email, FindingLevel.Info, "e***@a***.uk")]
    [TestCase("Account number: 12345678", FindingType.BankDetails, FindingLevel.MustRemove, "******78")]
    public async Task What_is_found_has_a_level_and_is_shown_masked(string text, FindingType type, FindingLevel level, string excerpt)
    {
        var finding = (await Check(text)).Single(found => found.Type == type);

        Assert.That((finding.Level, finding.Excerpt), Is.EqualTo((level, excerpt)));
    }

    [Test]
    public async Task What_hides_in_files_of_every_type_is_found()
    {
        var expected = new Dictionary<string, FindingType[]>
        {
            ["plan.docx"] = [FindingType.TrackedChange, FindingType.HiddenText, FindingType.Comment, FindingType.CustomXml, FindingType.DocumentProperty, FindingType.Thumbnail, FindingType.Gps, FindingType.CameraData, FindingType.FormValue],
            ["rota.xlsx"] = [FindingType.Comment, FindingType.HiddenText],
            ["plan.odt"] = [FindingType.TrackedChange, FindingType.HiddenText, FindingType.Comment, FindingType.DocumentProperty],
            ["rota.ods"] = [FindingType.HiddenText],
            ["plan.pdf"] = [FindingType.DocumentProperty, FindingType.Comment, FindingType.FormValue, FindingType.EarlierRevision],
            ["plan.rtf"] = [FindingType.DocumentProperty, FindingType.Comment, FindingType.HiddenText, FindingType.TrackedChange],
            ["photo.jpg"] = [FindingType.Gps, FindingType.CameraData, FindingType.DocumentProperty],
            ["photo.png"] = [FindingType.DocumentProperty],
        };
        foreach (var (name, _, file) in GoodFiles.All)
        {
            var types = (await Check(file, name)).Select(finding => finding.Type).ToHashSet();
            Assert.That(expected.GetValueOrDefault(name, []).Where(type => !types.Contains(type)), Is.Empty, name);
        }
    }

    [Test]
    public async Task A_name_behind_a_label_is_found_in_every_other_place_and_in_the_name_of_the_file()
    {
        var findings = await Check(Encoding.UTF8.GetBytes("Name: Jo Bloggs\nIn the morning jo bloggs likes tea.\nBloggs family notes\n"), "jo-bloggs care plan.txt");

        Assert.That(findings.Where(finding => finding.Type == FindingType.Name).Select(finding => finding.Place), Is.EquivalentTo(["line 1", "line 2", "line 3", "file name"]));
    }

    [Test]
    public async Task A_paragraph_with_a_comment_in_an_RTF_file_is_read_as_LibreOffice_writes_it()
    {
        var findings = await Check(Encoding.ASCII.GetBytes("{\\rtf1\\ansi \\pard{\\loch\nNHS number 943 476 5919 on file}{{\\*\\atnid JB}\\chatn{\\*\\annotation{\\*\\atnref 0}\\loch\\ltrpar{\\loch\ncomment words}}}\\par}"), "plan.rtf");

        Assert.That(findings.Select(finding => finding.Type), Does.Contain(FindingType.NhsNumber).And.Contain(FindingType.Comment));
    }

    [Test]
    public async Task No_excerpt_and_no_place_gives_the_whole_value_away()
    {
        foreach (var text in LabelledText.Read(TuningSet.Lines).Concat(LabelledText.Read(HeldOutSet.Lines)).Concat(LabelledText.Read(FreshSet.Lines)).Concat(LabelledText.Read(LaterSet.Lines)).Concat(LabelledText.Read(LastSet.Lines)))
            foreach (var finding in await Check(text.Text))
            {
                var value = string.Concat(finding.Spans.Select(span => span.Text));
                Assert.That(finding.Excerpt + finding.Place + finding, Does.Not.Contain(value.Trim()), text.Text);
            }
    }

    [Test]
    public void Hostile_text_takes_time_in_proportion_to_its_length()
    {
        string[] hostile = ["1", "12 ", "1-", "GB", "a@", "@", "a.a@", "Dr ", "Name:", "name: A ", "dob ", "dob 1/1/", "W1A ", "A1 ", "01632 ", "QQ 12 ", "(", "\n", "mr ", "nhs 9434765919 ", "+44 ", "12-34-56 "];
        var letters = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 2_000_000 : 200_000;
        foreach (var pattern in hostile)
        {
            var text = string.Concat(Enumerable.Repeat(pattern, letters / pattern.Length));
            foreach (var pieces in (TextPiece[][])[[new TextPiece(text, PieceOrigin.Body, "line 1")], [.. text.Chunk(500).Select(line => new TextPiece(new string(line), PieceOrigin.Body, "line"))]])
            {
                var watch = Stopwatch.StartNew();
                PrivacyCheck.Of(new FileReading { Kind = FileKind.Txt, FileName = "text.txt", Pieces = pieces });
                if (watch.ElapsedMilliseconds > letters / 2_000) TestContext.Out.WriteLine($"{pattern.Trim()}: {watch.ElapsedMilliseconds} ms for {letters} letters");
                Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(letters / 100_000)), pattern);
            }
        }
    }
}
