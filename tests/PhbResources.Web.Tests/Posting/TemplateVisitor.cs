using System.Net;
using System.Text;
using PhbResources.Core.Library;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Web.Tests.Posting;

/// <summary>Fills templates in, and presses every button of their forms, rightly and wrongly.</summary>
internal sealed class TemplateVisitor(HttpClient client, string marker)
{
    public async Task FillInAsync(Template template, TemplateDocument document, IReadOnlyList<DocumentFormat> formats)
    {
        string path = $"/templates/{template.Slug}/fill";
        FormPlan plan = FormPlan.Of(document.Body);
        Dictionary<string, string> right = Fields(plan, Right);
        Dictionary<string, string> wrong = Fields(plan, (_, _) => marker);

        Assert.That(await TextAsync(await PostAsync("preview", right)), Does.Contain(marker));
        foreach (DocumentFormat format in formats)
            Assert.That((await PostAsync($"download:{format.Extension}", right)).StatusCode, Is.EqualTo(HttpStatusCode.OK), format.Extension);
        HttpResponseMessage saved = await PostAsync("save", right);
        byte[] file = await saved.Content.ReadAsByteArrayAsync();
        Assert.That(Encoding.UTF8.GetString(file), Does.Contain(marker));
        Assert.That(await TextAsync(await LoadAsync(file)), Does.Contain(marker));
        Assert.That((await LoadAsync([.. file, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(marker, 20_000)))])).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await LoadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(marker, 200_000))))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await TextAsync(await PostAsync("preview", wrong)), Does.Contain(marker).And.Contain("Something needs another look"));
        if (plan.Tables.FirstOrDefault(table => table.Grows) is { } table)
            Assert.That(await TextAsync(await PostAsync($"add:{table.Table.Id}", right)), Does.Contain(marker));
        Dictionary<string, string> big = new(right) { ["f.no-such"] = string.Concat(Enumerable.Repeat(marker, 100_000)) };
        Assert.That((await PostAsync("preview", big)).StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        await client.PostAsync($"{path}-no-such", new FormUrlEncodedContent(right));

        Task<HttpResponseMessage> PostAsync(string action, Dictionary<string, string> fields) => client.PostAsync(path, new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("do", action))));

        async Task<HttpResponseMessage> LoadAsync(byte[] bytes)
        {
            using MultipartFormDataContent form = [];
            foreach ((string name, string value) in right)
                form.Add(new StringContent(value), name);
            form.Add(new StringContent("load"), "do");
            form.Add(new ByteArrayContent(bytes), "answers-file", $"{marker}.json");
            return await client.PostAsync(path, form);
        }
    }

    private static Dictionary<string, string> Fields(FormPlan plan, Func<FieldType, IReadOnlyList<string>, string> value)
    {
        Dictionary<string, string> fields = plan.Fields.ToDictionary(ControlNames.Of, field => value(field.Type, field.Choices));
        foreach (FormTable table in plan.Tables)
        {
            for (int row = 0; row < table.RowsAtFirst; row++)
            {
                for (int column = 0; column < table.Table.Columns.Count; column++)
                {
                    if (table.Asks(row, column))
                        fields[ControlNames.Of(table, row, column)] = value(table.Table.Columns[column].Type, table.Table.Columns[column].Choices);
                }
            }
        }

        return fields;
    }

    private string Right(FieldType type, IReadOnlyList<string> choices) => type switch
    {
        FieldType.Date => "2026-11-23",
        FieldType.Time => "07:30",
        FieldType.Number or FieldType.Hours or FieldType.Money => "1",
        FieldType.Choice or FieldType.Choices => choices.Count > 0 ? choices[0] : "",
        FieldType.CheckBox => "yes",
        _ => marker,
    };

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
