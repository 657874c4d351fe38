using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Languages;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IModelMetadataProvider metadata, IStringLocalizer<Texts> texts) : TagHelper
{
    public Type Of { get; set; } = typeof(EmployeeForm);

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
        // Not by script, which would take the focus from a person who types already.
        output.Attributes.SetAttribute("autofocus", "");
        output.Content.AppendHtml("<h2>").Append(texts["Not saved yet"]).AppendHtml("</h2>");
        if (!string.IsNullOrEmpty(Problem))
            output.Content.AppendHtml("<p>").Append(texts[Problem]).AppendHtml("</p>");
        if (wrong.Count > 0)
            AppendList(output.Content, wrong);
    }

    private void AppendList(TagHelperContent content, IEnumerable<KeyValuePair<string, ModelStateEntry?>> wrong)
    {
        var fields = metadata.GetMetadataForProperties(Of).ToList();
        content.AppendHtml("<ul>");
        foreach (var (name, entry) in wrong.OrderBy(entry => fields.FindIndex(field => field.Name == entry.Key)))
        {
            var label = texts[fields.Find(field => field.Name == name)?.GetDisplayName() ?? name];
            content
                .AppendHtml("<li><a href=\"#").Append(name).AppendHtml("\">")
                .Append($"{label}: {texts[entry!.Errors[0].ErrorMessage]}").AppendHtml("</a></li>");
        }
        content.AppendHtml("</ul>");
    }
}
