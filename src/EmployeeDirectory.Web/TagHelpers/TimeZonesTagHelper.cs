using System.Text.Encodings.Web;
using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

[HtmlTargetElement("time-zones", Attributes = "id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeZonesTagHelper : TagHelper
{
    // A string: the content of a shared HtmlContentBuilder would move into the first page that renders it.
    private static readonly Lazy<HtmlString> Options = new(() => new HtmlString(string.Concat(
        TimeZoneNames.All.Select(id => $"<option value=\"{HtmlEncoder.Default.Encode(id)}\">"))));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "datalist";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Options.Value);
    }
}
