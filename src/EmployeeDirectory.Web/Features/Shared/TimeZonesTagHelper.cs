using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>The names of the time zones this machine knows, as suggestions.</summary>
[HtmlTargetElement("time-zones", Attributes = "id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeZonesTagHelper : TagHelper
{
    // A string, not a builder: what a builder holds moves into the first page that shows it.
    private static readonly Lazy<HtmlString> Options = new(() => new HtmlString(string.Concat(
        TimeZoneInfo.GetSystemTimeZones().Select(IanaId).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .Select(id => $"<option value=\"{HtmlEncoder.Default.Encode(id)}\">"))));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "datalist";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Options.Value);
    }

    private static string? IanaId(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null;
}
