using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Extensions;

namespace PhbResources.Core.Forms;

/// <summary>
/// A form as Umbraco Forms keeps it, for its <i>Import Form Definition</i>: the type <c>FormDesign</c> of <c>@umbraco-forms/backoffice</c> 18.2, the package in which
/// Umbraco publishes the types of its back office. The Delivery API, whose shape <see cref="FormDefinition"/> has, says the same in other words.
/// </summary>
public static class FormDesign
{
    /// <summary>The workflow "Hand in to the library": the type that the full host registers with Umbraco Forms.</summary>
    public static readonly Guid HandInWorkflow = new("6f1d4f0a-0a57-4d0c-9d2e-7a9a3f3f7e21");

    /// <summary>Name of <see cref="HandInWorkflow"/>.</summary>
    public const string HandInName = "Hand in to the library";

    /// <summary>How its file is written: for people to read, with the characters that are in it.</summary>
    public static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Days that Umbraco Forms keeps an entry. Once it is handed in it has done its work, and it is about somebody: what for should it stay (UK GDPR, article 5(1)(e))?
    /// </summary>
    private const int DaysToKeep = 30;

    /// <summary>The grid of Umbraco Forms has twelve columns.</summary>
    private const int FullWidth = 12;

    /// <summary>The form to import, with the workflow on its stage "approved". The same form gives the same text, ids included.</summary>
    /// <param name="form">The form, with what can be chosen in it.</param>
    public static JsonObject Of(FormDefinition form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new JsonObject
        {
            ["id"] = form.Id, ["unique"] = form.Id, ["entityType"] = "form", ["path"] = "", ["name"] = form.Name, ["nodeId"] = 0, ["trashed"] = false,
            ["created"] = DateTime.UnixEpoch, ["updated"] = DateTime.UnixEpoch,
            ["pages"] = new JsonArray([.. form.Pages.Select((page, index) => Page(form, page, index))]),
            ["validationRules"] = new JsonArray(),
            ["formWorkflows"] = new JsonObject { ["onSubmit"] = new JsonArray(), ["onApprove"] = new JsonArray(Workflow(form)), ["onReject"] = new JsonArray() },
            ["fieldIndicationType"] = form.FieldIndicationType.ToString(), ["indicator"] = form.Indicator, ["cssClass"] = form.CssClass, ["disableDefaultStylesheet"] = form.DisableDefaultStylesheet,
            ["showValidationSummary"] = form.ShowValidationSummary, ["hideFieldValidation"] = form.HideFieldValidation,
            ["requiredErrorMessage"] = "{0}: write or choose something.", ["invalidErrorMessage"] = "{0}: write it in the way that is asked for.",
            ["messageOnSubmit"] = form.MessageOnSubmit, ["messageOnSubmitIsHtml"] = form.MessageOnSubmitIsHtml,
            ["submitLabel"] = form.SubmitLabel, ["nextLabel"] = form.NextLabel, ["prevLabel"] = form.PreviousLabel,
            // Without anybody's approval each entry runs the workflow at once; its curators are the library's.
            ["manualApproval"] = false, ["storeRecordsLocally"] = true,
            ["daysToRetainSubmittedRecordsFor"] = DaysToKeep, ["daysToRetainApprovedRecordsFor"] = DaysToKeep, ["daysToRetainRejectedRecordsFor"] = DaysToKeep,
            ["displayDefaultFields"] = true, ["selectedDisplayFields"] = new JsonArray(),
            ["showPagingOnMultiPageForms"] = "ShowAtTop", ["pagingDetailsFormat"] = "Page {0} of {1}", ["pageCaptionFormat"] = "Page {0}", ["showSummaryPageOnMultiPageForms"] = false,
        };
    }

    private static JsonObject Page(FormDefinition form, FormPage page, int index)
    {
        Guid id = Derived(form.Id, "page", index);
        return new JsonObject
        {
            ["id"] = id, ["form"] = form.Id, ["caption"] = page.Caption, ["sortOrder"] = index, ["buttonCondition"] = null,
            ["fieldSets"] = new JsonArray([.. page.Fieldsets.Select((fieldset, place) => (JsonNode)new JsonObject
            {
                ["id"] = fieldset.Id, ["page"] = id, ["caption"] = fieldset.Caption, ["sortOrder"] = place, ["condition"] = Condition(fieldset.Id, fieldset.Condition),
                ["containers"] = new JsonArray([.. fieldset.Columns.Select((column, number) => (JsonNode)new JsonObject
                {
                    ["id"] = Derived(fieldset.Id, "container", number), ["caption"] = column.Caption, ["width"] = column.Width == 0 ? FullWidth : column.Width,
                    ["fields"] = new JsonArray([.. column.Fields.Select(Field)]),
                })]),
            })]),
        };
    }

    private static JsonNode Field(FormField field) => new JsonObject
    {
        ["id"] = field.Id, ["alias"] = field.Alias, ["caption"] = field.Caption, ["tooltip"] = field.HelpText, ["cssClass"] = field.CssClass, ["fieldTypeId"] = field.Type.Id,
        ["mandatory"] = field.Required, ["requiredErrorMessage"] = field.RequiredErrorMessage, ["regex"] = field.Pattern, ["invalidErrorMessage"] = field.PatternInvalidErrorMessage,
        ["condition"] = Condition(field.Id, field.Condition),
        // The Delivery API writes the names of settings in camel case; Forms keeps them as its field types name their properties.
        ["settings"] = new JsonObject(field.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => KeyValuePair.Create(setting.Key.ToFirstUpperInvariant(), (JsonNode?)setting.Value))),
        ["prevalueSourceId"] = Guid.Empty,
        ["preValues"] = new JsonArray([.. field.PreValues.Select(choice => (JsonNode)new JsonObject { ["value"] = choice.Value, ["caption"] = choice.Caption })]),
        ["allowedUploadTypes"] = field.FileUploadOptions is { } files
            ? new JsonArray([.. files.AllowedUploadExtensions.Select(ending => (JsonNode)new JsonObject { ["type"] = ending, ["name"] = ending, ["checked"] = bool.TrueString })])
            : null,
        ["allowMultipleFileUploads"] = field.FileUploadOptions?.AllowMultipleFileUploads ?? false,
        ["containsSensitiveData"] = false, ["memberPrefillMode"] = "None",
    };

    private static JsonObject? Condition(Guid of, FormCondition condition) => condition.Rules.Count == 0 ? null : new JsonObject
    {
        ["id"] = Derived(of, "condition", 0), ["enabled"] = true, ["actionType"] = condition.ActionType.ToString(), ["logicType"] = condition.LogicType.ToString(),
        ["rules"] = new JsonArray([.. condition.Rules.Select((rule, index) => (JsonNode)new JsonObject
        {
            ["id"] = Derived(of, "rule", index), ["field"] = rule.Field, ["operator"] = rule.Operator.ToString(), ["value"] = rule.Value,
        })]),
    };

    private static JsonObject Workflow(FormDefinition form) => new()
    {
        ["id"] = Derived(form.Id, "workflow", 0), ["form"] = form.Id, ["name"] = HandInName, ["active"] = true, ["isDeleted"] = false, ["isMandatory"] = false, ["sortOrder"] = 0,
        ["includeSensitiveData"] = bool.FalseString, ["workflowTypeId"] = HandInWorkflow, ["workflowTypeName"] = HandInName,
        ["workflowTypeDescription"] = "", ["workflowTypeIcon"] = "icon-share", ["workflowTypeGroup"] = "Services", ["settings"] = new JsonObject(), ["condition"] = null,
    };

    /// <summary>What has no id in the Delivery API gets one of what it belongs to, so that a form imported again is the same form.</summary>
    private static Guid Derived(Guid of, string part, int index) => string.Create(CultureInfo.InvariantCulture, $"{of:N}/{part}/{index}").ToGuid();
}
