using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>The names of the time zones this machine knows, as suggestions.</summary>
[HtmlTargetElement("time-zones", Attributes = "id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeZonesTagHelper : TagHelper
{
    private static readonly Lazy<HtmlContentBuilder> Options = new(() =>
    {
        var options = new HtmlContentBuilder();
        foreach (var id in TimeZoneInfo.GetSystemTimeZones().Select(IanaId).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            options.AppendHtml(new TagBuilder("option") { Attributes = { ["value"] = id }, TagRenderMode = TagRenderMode.StartTag });
        return options;
    });

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "datalist";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Options.Value);
    }

    private static string? IanaId(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null;
}
