using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>A date as people write it: 1 March 2026.</summary>
[HtmlTargetElement("plain-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlainDateTagHelper : TagHelper
{
    public required DateOnly Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.ToString("O", CultureInfo.InvariantCulture));
        output.Content.Append(Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
    }
}

/// <summary>A moment, to the second and in UTC: 1 March 2026, 14:05:09.</summary>
[HtmlTargetElement("utc-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UtcTimeTagHelper : TagHelper
{
    public required DateTimeOffset Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.Append(Value.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture));
    }
}

/// <summary>The time in an IANA zone as the page was made; local-time.js keeps it current and adds the distance to the visitor's.</summary>
[HtmlTargetElement("local-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LocalTimeTagHelper(TimeProvider clock) : TagHelper
{
    public required string Zone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
        {
            output.TagName = null;
            output.Content.SetContent(Zone);
            return;
        }
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("data-zone", Zone);
        output.Content
            .AppendHtml("<time>").Append(now.ToString("HH:mm 'on' dddd", CultureInfo.InvariantCulture)).AppendHtml("</time>")
            .AppendHtml(" <small>").Append(Zone.Replace('_', ' ')).AppendHtml("</small>");
    }
}

/// <summary>Days as people say them: Monday to Thursday and Saturday.</summary>
[HtmlTargetElement("working-days", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WorkingDaysTagHelper : TagHelper
{
    public required IReadOnlyList<DayOfWeek> Days { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetContent(InWords(Days));
    }

    public static string InWords(IReadOnlyList<DayOfWeek> days)
    {
        if (days.Count == 7)
            return "Every day";
        // Elsewhere a working week starts on Sunday or before it.
        if (days is [DayOfWeek.Monday, .., DayOfWeek.Sunday])
        {
            var first = Enumerable.Range(0, days.Count).Last(n => !FollowsOn(days, n));
            days = [.. days.Skip(first), .. days.Take(first)];
        }
        var parts = new List<string>();
        for (var (start, end) = (0, 0); start < days.Count; start = end)
        {
            end = start + 1;
            while (end < days.Count && FollowsOn(days, end))
                end++;
            if (end - start > 2)
                parts.Add($"{days[start]} to {days[end - 1]}");
            else
                parts.AddRange(days.Skip(start).Take(end - start).Select(day => day.ToString()));
        }
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    private static bool FollowsOn(IReadOnlyList<DayOfWeek> days, int n) => n > 0 && (int)days[n] == ((int)days[n - 1] + 1) % 7;
}
