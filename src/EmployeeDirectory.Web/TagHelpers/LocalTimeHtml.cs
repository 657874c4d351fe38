using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace EmployeeDirectory.Web.TagHelpers;

// local-time.js adds how far it is from the reader's own time.
public sealed class LocalTimeHtml(string zone, DateTimeOffset now) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known))
            return;
        writer.Write("""<span class="soft time" data-zone=""" + '"');
        encoder.Encode(writer, zone);
        writer.Write(string.Create(
            CultureInfo.InvariantCulture, $"""
            "><time>{TimeZoneInfo.ConvertTime(now, known):HH:mm}</time><small></small></span>
            """));
    }
}
