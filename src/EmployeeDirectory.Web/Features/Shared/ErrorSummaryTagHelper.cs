using EmployeeDirectory.Web.Features.Employees;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>On top of a form that came back: what has to change, in the order of the form, each with a link to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IModelMetadataProvider metadata) : TagHelper
{
    /// <summary>The form, whose fields are named in its order.</summary>
    public Type Of { get; set; } = typeof(EmployeeForm);

    /// <summary>A reason that no field has.</summary>
    public string? Problem { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = ViewContext.ViewData.ModelState.Where(entry => entry.Value!.Errors.Count > 0).ToList();
        if (wrong.Count == 0 && string.IsNullOrEmpty(Problem))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        // Not by a script, which would take the focus from whoever types already.
        output.Attributes.SetAttribute("autofocus", "");
        output.Content.AppendHtml("<h2>Nothing is saved yet</h2>");
        if (!string.IsNullOrEmpty(Problem))
            output.Content.AppendHtml("<p>").Append(Problem).AppendHtml("</p>");
        if (wrong.Count > 0)
            AppendList(output.Content, wrong);
    }

    private void AppendList(TagHelperContent content, IEnumerable<KeyValuePair<string, ModelStateEntry?>> wrong)
    {
        var fields = metadata.GetMetadataForProperties(Of).ToList();
        content.AppendHtml("<ul>");
        foreach (var (name, entry) in wrong.OrderBy(entry => fields.FindIndex(field => field.Name == entry.Key)))
        {
            var label = fields.Find(field => field.Name == name)?.GetDisplayName() ?? name;
            content.AppendHtml("<li><a href=\"#").Append(name).AppendHtml("\">").Append($"{label}: {entry!.Errors[0].ErrorMessage}").AppendHtml("</a></li>");
        }
        content.AppendHtml("</ul>");
    }
}
