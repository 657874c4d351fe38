namespace EmployeeDirectory.Web.Features.Errors;

public static class ErrorPages
{
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(ErrorsController.Path);
        app.UseStatusCodePagesWithReExecute(ErrorsController.Path);
    }
}
