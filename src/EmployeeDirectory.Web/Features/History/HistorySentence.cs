using EmployeeDirectory.Core.History;

namespace EmployeeDirectory.Web.Features.History;

public static class HistorySentence
{
    // {0} is who did it.
    public static string By(HistoryAction action) => action switch
    {
        HistoryAction.Created => "Created by <bdi>{0}</bdi>",
        HistoryAction.Deleted => "Deleted by <bdi>{0}</bdi>",
        HistoryAction.Restored => "Restored by <bdi>{0}</bdi>",
        _ => "Changed by <bdi>{0}</bdi>"
    };
}
